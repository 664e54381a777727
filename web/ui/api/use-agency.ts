import { useRef } from 'react';
import { useMutation } from '@tanstack/react-query';
import type { AgencyAnswerRequest, AgencyView } from '#contract/engagements';
import { postWithSecret } from './client.ts';

/** What the link of an organisation opens; a mutation and not a query, because nothing of it is kept or asked again. */
export function useOpenLink() {
  return useMutation({ mutationFn: (token: string) => postWithSecret<AgencyView>('/agency/open', token, {}) });
}

/** The file goes first: an answer uses the link up. When the answer is refused and sent again, the file is there already. */
export function useAnswerLink(token: string) {
  const sent = useRef<File>(undefined);
  return useMutation({
    mutationFn: async ({ file, ...answer }: AgencyAnswerRequest & { readonly file: File | undefined }) => {
      if (file !== undefined && file !== sent.current) {
        const body = new FormData();
        body.set('file', file);
        await postWithSecret<unknown>('/agency/files', token, body);
        sent.current = file;
      }
      return postWithSecret<unknown>('/agency/answer', token, answer);
    },
  });
}
