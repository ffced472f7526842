import { IRenderManagerService } from '@univerjs/engine-render';
import type { Grid } from './grid.ts';

/** While scripts run, the grid is drawn only this often, in milliseconds. */
const PERIOD = 500;

/**
 * Draws the grid less often while scripts run: each of a script's steps makes it dirty, and drawing
 * after every one of them takes longer than the steps themselves.
 */
export class FrameThrottle {
  private readonly grid: Grid;
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(grid: Grid) {
    this.grid = grid;
  }

  /** Says whether scripts are running. */
  scriptsRun(running: boolean): void {
    if (running && this.timer === undefined) {
      this.draw(false);
      this.timer = setInterval(() => this.drawOnce(), PERIOD);
    } else if (!running) {
      clearInterval(this.timer);
      this.timer = undefined;
      this.draw(true);
    }
  }

  private drawOnce(): void {
    this.draw(true);
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        if (this.timer !== undefined) this.draw(false);
      }),
    );
  }

  private draw(on: boolean): void {
    const engine = this.grid.injector
      .get(IRenderManagerService)
      .getRenderById(this.grid.unit)?.engine;
    // The engine's own switch for not drawing; its name speaks of the background only.
    if (engine) engine.renderEvenInBackground = on;
  }
}
