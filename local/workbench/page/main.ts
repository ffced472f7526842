import '@fontsource/noto-sans-sc/400.css';
import '@fontsource/noto-sans-sc/700.css';
import '@univerjs/preset-sheets-conditional-formatting/lib/index.css';
import '@univerjs/preset-sheets-core/lib/index.css';
import '@univerjs/preset-sheets-data-validation/lib/index.css';
import '@univerjs/preset-sheets-filter/lib/index.css';
import '@univerjs/preset-sheets-find-replace/lib/index.css';
import '@univerjs/preset-sheets-note/lib/index.css';
import '@univerjs/preset-sheets-sort/lib/index.css';
import '../styles/page.css';
import '../styles/parts.css';
import { startWorkbench } from './workbench.ts';
import type { WorkbenchApi } from './test-api.ts';

declare global {
  interface Window {
    workbench: WorkbenchApi;
  }
}

window.workbench = await startWorkbench();
