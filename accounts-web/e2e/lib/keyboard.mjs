// A person without a mouse: nothing is focused, filled or clicked but by keys.
import { strict as assert } from 'node:assert';
import { drawn } from './app.mjs';

const MOST = 150;

/** Where one key leads in, and others lead around. */
const WITHIN = { treeitem: ['Home', 'ArrowDown'], menuitem: ['Home', 'ArrowDown'], tab: ['Home', 'ArrowRight'] };

export class Keyboard {
  constructor(page) {
    this.page = page;
  }

  async press(control) {
    await this.reach(control);
    await this.page.keyboard.press('Enter');
  }

  async type(field, text) {
    await this.reach(field);
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.keyboard.press('Delete');
    await this.page.keyboard.type(text);
  }

  /** @param day has the same number for its month and its day, whose order is the browser's */
  async date(field, day) {
    const [year, month, date] = day.split('-');
    assert.equal(month, date);
    await this.reach(field);
    await this.page.keyboard.type(`${date}${month}${year}`);
  }

  async choose(radio) {
    const group = radio.locator('xpath=ancestor::*[@role="radiogroup"]');
    await this.keys('Tab', () => group.evaluate((all) => all.contains(document.activeElement)));
    await this.keys('ArrowDown', () => radio.evaluate((it) => it === document.activeElement));
    await this.page.keyboard.press('Space');
  }

  async toggle(row) {
    await this.reach(row);
    const open = (await row.getAttribute('aria-expanded')) === 'true';
    await this.page.keyboard.press(open ? 'ArrowLeft' : 'ArrowRight');
  }

  /** Types a text into a field that offers what it finds, and takes one of the offers. */
  async find(field, text, option) {
    await this.type(field, text);
    const wanted = this.page.getByRole('option', { name: option });
    await wanted.waitFor();
    // what was offered before is drawn again for the whole text, and then none of it is active
    await this.page.getByRole('option').filter({ hasNotText: new RegExp(text, 'i') }).first().waitFor({ state: 'detached' });
    await drawn(this.page);
    await this.keys('ArrowDown', async () => (await field.getAttribute('aria-activedescendant')) === (await wanted.getAttribute('id')));
    await this.page.keyboard.press('Enter');
  }

  async menu(row) {
    await this.reach(row);
    await this.page.keyboard.press('Shift+F10');
  }

  /** Goes there by Tab, and by arrows where Tab leads into a tree or a menu as a whole. */
  async reach(control) {
    await control.waitFor();
    const here = () => control.evaluate((it) => it === document.activeElement);
    const role = await control.getAttribute('role');
    const [first, next] = WITHIN[role] ?? [];
    if (!next) {
      await this.keys('Tab', here);
    } else if (!(await here())) {
      await this.keys('Tab', () =>
        this.page.evaluate((wanted) => document.activeElement?.getAttribute('role') === wanted, role),
      );
      await this.go(first);
      await this.keys(next, here);
    }
  }

  /** Presses a key and waits until the focus is where it leads: the page draws first, and then moves it. */
  async go(key) {
    await this.page.keyboard.press(key);
    await drawn(this.page);
  }

  /** Presses the key until it is enough. */
  async keys(key, enough) {
    for (let i = 0; i < MOST; i++) {
      if (await enough()) {
        return;
      }
      await this.go(key);
    }
    const where = await this.page.evaluate(() => document.activeElement?.outerHTML.slice(0, 300));
    assert.fail(`${MOST} times ${key} do not lead there; the focus is on ${where}`);
  }
}
