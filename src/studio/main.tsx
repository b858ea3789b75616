/** The page's entry: finds the project, puts the studio together, shows it. */
import './core/before-all.ts';
import { createRoot } from 'react-dom/client';
import './styles/index.css';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no element "root" to draw the studio in.');
// Fetched from here, and not imported, so that `before-all` really comes before all: chunks run in the order
// they need.
const [{ App }, { StartFailed }, { prepareStart }] = await Promise.all([
  import('./shell/App.tsx'),
  import('./shell/StartFailed.tsx'),
  import('./shell/start-studio.ts'),
]);
const page = createRoot(root);
const startStudio = prepareStart();
const start = async (): Promise<void> => {
  const outcome = await startStudio();
  page.render(
    'failure' in outcome ? (
      <StartFailed failure={outcome.failure} onAgain={start} />
    ) : (
      <App studio={outcome} />
    ),
  );
};
await start();
