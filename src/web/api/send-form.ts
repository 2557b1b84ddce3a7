import { ApiProblem, isProblemDetails } from './problem.ts';

/** The connection broke, or was never there. */
export class ConnectionBroke extends Error {}

export type SendOptions = {
  /** The same when the same form is sent again. */
  idempotencyKey: string;
  /** Share of the bytes sent, 0 to 1. */
  onProgress: (share: number) => void;
  signal?: AbortSignal;
};

/**
 * Sends a form with files, telling how much of it has gone. `fetch` can't tell, so this is the one place with XMLHttpRequest.
 *
 * @throws ApiProblem when the server refuses, ConnectionBroke when it can't be reached or `signal` says stop
 */
export function sendForm<T>(url: string, form: FormData, options: SendOptions): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.setRequestHeader('x-yaosu-client', 'web');
    request.setRequestHeader('idempotency-key', options.idempotencyKey);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => options.onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      const answer: unknown = request.response;
      if (request.status < 300) resolve(answer as T);
      else
        reject(isProblemDetails(answer) ? new ApiProblem(answer) : new ConnectionBroke(request.statusText));
    };
    request.onerror = () => reject(new ConnectionBroke('offline'));
    request.onabort = () => reject(new ConnectionBroke('stopped'));
    options.signal?.addEventListener('abort', () => request.abort());
    request.send(form);
  });
}
