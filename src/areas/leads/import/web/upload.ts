import { newKey } from '../../../../web/api/call.ts';
import { api } from '../../../../web/api/client.ts';
import { ApiProblem, isProblemDetails } from '../../../../web/api/problem.ts';
import type { Import } from './shapes.ts';

/**
 * Sends a file, telling how much of it has gone. `fetch` can't tell, so this is the one place with XMLHttpRequest.
 * @param onProgress share of the bytes sent, 0 to 1
 * @throws ApiProblem
 */
export function uploadFile(file: File, onProgress: (share: number) => void): Promise<Import> {
  return new Promise((resolve, reject) => {
    const form = new FormData();
    form.append('file', file);
    const request = new XMLHttpRequest();
    request.open('POST', api.import.upload.url({ form }));
    request.setRequestHeader('x-yaosu-client', 'web');
    request.setRequestHeader('idempotency-key', newKey());
    request.responseType = 'json';
    request.upload.onprogress = (event) => onProgress(event.total > 0 ? event.loaded / event.total : 0);
    request.onload = () => {
      const answer: unknown = request.response;
      if (request.status < 300) resolve(answer as Import);
      else reject(isProblemDetails(answer) ? new ApiProblem(answer) : new Error(request.statusText));
    };
    request.onerror = () => reject(new Error('offline'));
    request.send(form);
  });
}
