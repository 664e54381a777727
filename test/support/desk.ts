import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { TaskRow } from '#contract/tasks';

/** One person at a screen: signed in through the page, with a window of their own. */
export interface Desk {
  readonly page: Page;
  /** Opens a task from its place in one of the two lists. */
  openTask(task: TaskRow, list: 'mine' | 'group'): Promise<void>;
  /** Opens a task whose form the person filled before and left as a draft, and completes it with the button. */
  completeDraft(task: TaskRow, filled: { formVersion: string; data: object }): Promise<void>;
  /** Presses the button of the form and waits for the list of tasks. */
  submit(): Promise<void>;
  close(): Promise<void>;
}

export interface DeskOptions {
  readonly address: string;
  readonly login: string;
  readonly password: string;
  readonly viewport?: { width: number; height: number };
  /** Told of every error of the page: a script that fails, a refused resource. */
  readonly onFault: (fault: string) => void;
}

export async function openDesk(browser: Browser, options: DeskOptions): Promise<Desk> {
  const context: BrowserContext = await browser.newContext({
    locale: 'ru-RU',
    timezoneId: 'Europe/Moscow',
    viewport: options.viewport ?? { width: 1440, height: 900 },
    // Drawing what moves costs more than all the rest of a test, and proves nothing.
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => options.onFault(error.message));
  await page.goto(options.address);
  await page.getByLabel('Логин').fill(options.login);
  await page.getByRole('textbox', { name: 'Пароль' }).fill(options.password);
  await page.getByRole('button', { name: 'Войти' }).click();
  // Where the day begins depends on the role: with tasks, or with what only this role has.
  await page.waitForURL((url) => url.pathname !== '/sign-in');
  await page.getByRole('heading', { level: 1 }).first().waitFor();

  const desk: Desk = {
    page,
    async openTask(task, list) {
      await page.goto(`${options.address}/tasks?scope=${list}`);
      await page.locator(`a[href^="/tasks/${task.taskId}"]`).first().click();
      await page.getByRole('heading', { name: task.name, level: 1 }).waitFor();
    },
    async completeDraft(task, filled) {
      await page.evaluate(
        async ({ taskId, body }) => {
          const me: { csrfToken: string } = await (await fetch('/api/me')).json();
          const headers = { 'Content-Type': 'application/json', 'X-CSRF-Token': me.csrfToken };
          const answer = await fetch(`/api/tasks/${taskId}/draft`, { method: 'PUT', headers, body });
          if (!answer.ok) throw new Error(`the draft was refused: ${answer.status} ${await answer.text()}`);
        },
        { taskId: task.taskId, body: JSON.stringify(filled) },
      );
      await page.goto(`${options.address}/tasks/${task.taskId}`);
      await desk.submit();
    },
    async submit() {
      // Its words differ from form to form.
      await page.locator('.app-form-footer button[type="submit"]').click();
      await page.waitForURL((url) => url.pathname === '/tasks');
      await page
        .getByText(/Задача выполнена|Сохранено/)
        .first()
        .waitFor();
    },
    close: () => context.close(),
  };
  return desk;
}
