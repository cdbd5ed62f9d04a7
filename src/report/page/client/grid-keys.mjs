/**
 * Keys of a grid: one cell at a time is in the order of the Tab key, arrow keys go to its neighbours and leave out what is
 * hidden, Home and End to the ends of its row, Enter and Space click. Cells tell their place: `data-row`, `data-column`.
 *
 * @param {readonly HTMLElement[]} rows
 * @param {readonly (readonly HTMLElement[])[]} grid
 * @returns {(event: KeyboardEvent) => void}
 */
export function gridKeys(rows, grid) {
  reach(grid[0]?.[0]);
  return pressed;

  /** @param {KeyboardEvent} event */
  function pressed(event) {
    const at = /** @type {HTMLElement} */ (event.target);
    if (event.key === 'Enter' || event.key === ' ') at.click();
    else {
      const cell = aimOf(event.key, Number(at.dataset.row), Number(at.dataset.column));
      if (cell === null) return;
      reach(cell);
      cell?.focus();
    }
    event.preventDefault();
  }

  /**
   * @param {string} key
   * @param {number} row
   * @param {number} column
   * @returns {HTMLElement | undefined | null} null where it is no key of the grid's.
   */
  function aimOf(key, row, column) {
    switch (key) {
      case 'ArrowLeft':
        return visibleIn(row).findLast((cell) => Number(cell.dataset.column) < column);
      case 'ArrowRight':
        return visibleIn(row).find((cell) => Number(cell.dataset.column) > column);
      case 'ArrowUp':
        return grid.findLast((_, r) => r < row && !rows[r].hidden)?.[column];
      case 'ArrowDown':
        return grid.find((_, r) => r > row && !rows[r].hidden)?.[column];
      case 'Home':
        return visibleIn(row)[0];
      case 'End':
        return visibleIn(row).at(-1);
      default:
        return null;
    }
  }

  /** @param {number} row */
  function visibleIn(row) {
    return grid[row].filter((cell) => !cell.hidden);
  }

  /** @param {HTMLElement | undefined} cell */
  function reach(cell) {
    if (cell === undefined) return;
    for (const one of grid.flat()) one.tabIndex = -1;
    cell.tabIndex = 0;
  }
}
