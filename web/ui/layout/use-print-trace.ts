import { useEffect } from 'react';
import type { Section } from '#contract/sign-in';
import { post } from '../api/client.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Tells the server that the page goes to paper, by the button or by the browser's own menu (T-197). */
export function usePrintTrace(pathname: string, sections: readonly Section[]): void {
  useEffect(() => {
    const [, first, id] = pathname.split('/');
    const section = sections.find((known) => known === first);
    if (section === undefined) return undefined;
    const note = () => {
      const caseId = section === 'cases' && id !== undefined && UUID.test(id) ? { caseId: id } : {};
      // Nothing can stop a browser from printing: a trace that did not get through is only missed by the auditor.
      void post<unknown>('/prints', { section, ...caseId }).catch(() => undefined);
    };
    window.addEventListener('beforeprint', note);
    return () => window.removeEventListener('beforeprint', note);
  }, [pathname, sections]);
}
