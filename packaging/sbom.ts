/**
 * The bill of materials: which packages a copy of Dialtree brings along, in CycloneDX.
 *
 * npm writes one of everything in the lock file. Ours keeps what is passed on: what npm installs beside the package,
 * and what is bundled into it, which npm takes for mere tools of development.
 */
import { type Lock, listRuntimePackages } from './licences.ts';
import type { Bundled } from './notices.ts';

export const SBOM_FILE = 'sbom.cdx.json';

interface Component {
  readonly 'bom-ref': string;
  readonly name: string;
  readonly version: string;
  readonly properties?: readonly Property[];
}

interface Property {
  readonly name: string;
  readonly value: string;
}

/** Of CycloneDX, what is read or changed here. */
export interface Bom {
  readonly metadata: { readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

/** Says where a bundled package is. */
const BUNDLED_INTO = 'dialtree:bundled-into';

/**
 * @param everything what `npm sbom` says of the lock file
 * @param bundled by the folder into which they are bundled
 * @throws where npm left out a package that is passed on
 */
export function makeSbom(
  everything: Bom,
  lock: Lock,
  bundled: ReadonlyMap<string, readonly Pick<Bundled, 'name' | 'version'>[]>,
): Bom {
  const runtime = listRuntimePackages(lock);
  const refOf = ({ name, version }: { readonly name: string; readonly version: string }): string =>
    `${name}@${version}`;
  const folders = new Map<string, string[]>();
  for (const [folder, packages] of bundled)
    for (const ref of packages.map(refOf)) folders.set(ref, [...(folders.get(ref) ?? []), folder]);
  const kept = new Set([...runtime.map(refOf), ...folders.keys()]);
  const components = everything.components.filter((each) => kept.has(each['bom-ref']));
  const known = new Set(components.map((each) => each['bom-ref']));
  const missing = [...kept].filter((ref) => !known.has(ref));
  if (missing.length > 0) throw new Error(`The lock file does not hold ${missing.join(', ')}: npm install`);

  const project = everything.metadata.component;
  const direct = runtime.filter(({ broughtBy }) => broughtBy.length === 2).map(refOf);
  const own = [...new Set([...direct, ...folders.keys()])].toSorted();
  return {
    ...everything,
    // npm takes the name of the folder for that of the project.
    metadata: { ...everything.metadata, component: { ...project, name: 'dialtree' } },
    components: components.map((each) => ({
      ...each,
      properties: (folders.get(each['bom-ref']) ?? []).map((value) => ({ name: BUNDLED_INTO, value })),
    })),
    dependencies: everything.dependencies
      .filter(({ ref }) => ref === project['bom-ref'] || known.has(ref))
      .map(({ ref, dependsOn }) => ({
        ref,
        dependsOn: ref === project['bom-ref'] ? own : dependsOn.filter((each) => known.has(each)),
      })),
  };
}
