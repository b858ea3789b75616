/** One side of a comparison: the open machine as edited or as saved, or any machine file of the project. */
import { useEffect, useState } from 'react';
import { parseMachine, type MachineConfig } from '../../../chart/index.ts';
import { useDocumentState, useStudio } from '../../core/use-studio.ts';

/** `edited`, `saved`, or the path of a file. */
export type SideId = 'edited' | 'saved' | (string & {});

export interface Side {
  readonly status: 'ready' | 'loading' | 'unreadable';
  readonly config: MachineConfig | undefined;
}

export function useSide(id: SideId): Side {
  const studio = useStudio();
  const state = useDocumentState();
  const [read, setRead] = useState<{ id: SideId; config: MachineConfig | undefined }>();
  useEffect(() => {
    if (id === 'edited' || id === 'saved') return undefined;
    let isWanted = true;
    void studio.workspace.read(id).then((file) => {
      if (isWanted) setRead({ id, config: file && parseMachine(file.text, id).machine?.config });
    });
    return () => {
      isWanted = false;
    };
  }, [studio, id]);
  if (id === 'edited' || id === 'saved') {
    const config = id === 'edited' ? state?.document?.config : state?.saved?.config;
    return { status: config ? 'ready' : 'unreadable', config };
  }
  if (read?.id !== id) return { status: 'loading', config: undefined };
  return { status: read.config ? 'ready' : 'unreadable', config: read.config };
}
