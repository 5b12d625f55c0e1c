// A person with a mouse.
export class Mouse {
  constructor(page) {
    this.page = page;
  }

  async press(control) {
    await control.click();
  }

  async type(field, text) {
    await field.fill(text);
  }

  async date(field, day) {
    await field.fill(day);
  }

  /** Puts the focus there. */
  async reach(control) {
    await control.focus();
  }

  async choose(radio) {
    await radio.check();
  }

  /** Opens or closes a row of the tree. */
  async toggle(row) {
    await row.locator('button').first().click();
  }

  /** Types a text into a field that offers what it finds, and takes one of the offers. */
  async find(field, text, option) {
    await field.fill(text);
    await this.page.getByRole('option', { name: option }).click();
  }

  /** Opens what can be done with a row of the tree. */
  async menu(row) {
    await row.click({ button: 'right' });
  }
}
