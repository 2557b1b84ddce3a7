import type { ReactNode } from 'react';

type ChooseFilesProps = {
  /** Asks a phone for its camera instead of its folders. */
  camera?: boolean;
  className?: string;
  onChoose: (files: File[]) => void;
  children: ReactNode;
};

/** What looks like a button and asks for files. */
export function ChooseFiles({ camera = false, className, onChoose, children }: ChooseFilesProps) {
  return (
    <label className={`y-choosefiles ${className ?? 'y-textbutton'}`}>
      {children}
      <input
        type="file"
        {...(camera ? { accept: 'image/*', capture: 'environment' as const } : { multiple: true })}
        onChange={(event) => {
          onChoose([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </label>
  );
}

/** Files in what was pasted or dropped; a pasted screenshot gets a name that tells when. */
export function filesIn(transfer: DataTransfer | null, screenshot: string): File[] {
  return [...(transfer?.files ?? [])].map((file) => {
    if (!/^image\.\w+$/.test(file.name)) return file;
    const moment = new Date().toLocaleString('sv').replace(/[-:]/g, '').replace(' ', '-');
    return new File([file], `${screenshot} ${moment}.${file.name.split('.').at(-1)}`, { type: file.type });
  });
}
