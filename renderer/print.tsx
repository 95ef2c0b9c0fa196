import './styles/fonts.css';
import './print/page.css';
import { showPrintJob } from './print/print-job.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root element');
void showPrintJob(document, root, window.location.hash);
