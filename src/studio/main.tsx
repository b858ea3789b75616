/** The page's entry: finds the project, puts the studio together, shows it. */
import './app/before-all.ts';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { startStudio } from './app/start-studio.ts';
import './styles/index.css';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no element "root" to draw the studio in.');
const drawing = createRoot(root);
const studio = await startStudio();
drawing.render(<App studio={studio} />);
