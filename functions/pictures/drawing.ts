import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, MarkLineComponent } from 'echarts/components';
import { init, use, type EChartsCoreOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([BarChart, LineChart, GridComponent, LegendComponent, MarkLineComponent, SVGRenderer]);

/** The face of pictures, and the colours that say good and bad beside the company's own. */
export const face = 'Noto Sans SC';
export const judged = { good: '#188038', bad: '#c5221f', quiet: '#5c6570' } as const;

/** A size in pixels, as it is shown. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Draws a chart as SVG, without a screen. */
export function drawn(size: Size, option: EChartsCoreOption): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...size });
  try {
    chart.setOption({
      animation: false,
      backgroundColor: '#ffffff',
      textStyle: { fontFamily: face },
      ...option,
    });
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}
