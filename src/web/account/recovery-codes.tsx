import Button from 'antd/es/button';
import { useRef } from 'react';
import { useCopy } from './secret-line.tsx';
import { useAccountText } from './words.ts';

/** The recovery codes, this once: to copy or to keep as a file. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const text = useAccountText();
  const { copy, label } = useCopy();
  const list = useRef<HTMLUListElement>(null);
  const download = () => {
    const url = URL.createObjectURL(new Blob([`${codes.join('\n')}\n`], { type: 'text/plain' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = `${text('secure.fileName')}.txt`;
    link.click();
    URL.revokeObjectURL(url);
  };
  return (
    <>
      <h2>{text('secure.codes')}</h2>
      <p className="y-quiet">{text('secure.codesText')}</p>
      <ul className="y-codes" ref={list}>
        {codes.map((code) => (
          <li key={code} className="y-code">
            {code}
          </li>
        ))}
      </ul>
      <div className="y-row y-gap-s">
        <Button onClick={() => void copy(codes.join('\n'), list.current)}>{label}</Button>
        <Button onClick={download}>{text('secure.download')}</Button>
        <Button type="primary" onClick={onDone}>
          {text('secure.done')}
        </Button>
      </div>
    </>
  );
}
