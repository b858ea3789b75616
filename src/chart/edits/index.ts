/**
 * Changes to a machine as a person makes them: each has a name to be undone by, and turns one valid machine
 * into another.
 *
 * Laws: an edit never yields a machine that `parseMachine` refuses; what was done is a list of patches which
 * can be inverted and squashed, so no edit writes its own undo; the order of keys is what callers hear and is
 * kept by patches; positions follow the states they belong to; nothing moves unless asked.
 *
 * One more edit: a function `(document, ...) => Edit` in the file of its subject, its name in names.ts style
 * (both languages), and a row in test/chart/edits/random-edits.ts, so that the laws are tried on it.
 */
export * from './types.ts';
export { applyEdit } from './apply-edit.ts';
export { applyPatches, diffDocuments, invertPatches, squashPatches } from './patches.ts';
export { EMPTY_LAYOUT, parseLayout, printLayout, rewriteLayout, type LayoutReading } from './layout-file.ts';
export { setChangeNotice, setDescription, setExamples, setRecording, setText } from './texts.ts';
export {
  addAnnouncement,
  addDecision,
  addDestination,
  addGroup,
  addMenu,
  type NewState,
} from './add-states.ts';
export { duplicateState } from './duplicate-state.ts';
export { deleteStates, describeDeletion, type Deletion } from './delete-states.ts';
export { groupStates, moveState, renameState, setInitial, ungroup } from './move-states.ts';
export { addAlternative, addOption, deleteOption, duplicateOption, type NewOption } from './options.ts';
export { moveOption } from './move-option.ts';
export { renumberKeys, setKey } from './keys.ts';
export { connectEvent, connectOption } from './connect.ts';
export { setGuard, setRole } from './option-details.ts';
export { setAttempts } from './attempts.ts';
export { wireEvents } from './wire-events.ts';
export {
  setDestination,
  setLayer,
  setNoInputSeconds,
  setPhrasing,
  setProduct,
  setResetsAttempts,
} from './state-details.ts';
export {
  addLocale,
  removeLocale,
  setMachineDetails,
  setNeeds,
  type MachineDetails,
} from './machine-details.ts';
export { setFactName } from './fact-names.ts';
export { moveOnCanvas, tidy } from './positions.ts';
export { copyOption, copyState, paste, parseClip, printClip, type Clip } from './clipboard.ts';
export { optionsOf, type OwnOption } from './options-of.ts';
