import Button from 'antd/es/button';
import Popover from 'antd/es/popover';
import { useState } from 'react';
import { Icon } from '../../ui/icons.tsx';
import { usePhone } from '../../ui/use-phone.ts';
import { useRecordText } from './text.ts';

const formats = ['xlsx', 'csv'] as const;

type ExportMenuProps = {
  /** The address of the file; `shown`: only the columns on screen. */
  url: (format: (typeof formats)[number], shown: boolean) => string;
};

/** What the list selects, as a file: the columns on screen, or all that is known. */
export function ExportMenu({ url }: ExportMenuProps) {
  const text = useRecordText();
  const phone = usePhone();
  const [open, setOpen] = useState(false);
  const link = (format: (typeof formats)[number], shown: boolean) => (
    <a
      key={`${format}${shown}`}
      className="y-menuitem"
      download
      href={url(format, shown)}
      onClick={() => setOpen(false)}
    >
      {text(shown ? 'list.exportShown' : 'list.exportAll', {
        format: format === 'xlsx' ? 'Excel' : 'CSV',
      })}
    </a>
  );
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      arrow={false}
      open={open}
      onOpenChange={setOpen}
      content={
        <div className="y-menu">
          {formats.map((format) => link(format, true))}
          {formats.map((format) => link(format, false))}
        </div>
      }
    >
      <Button aria-label={text('list.export')}>
        <Icon name="download" /> {!phone && text('list.export')}
      </Button>
    </Popover>
  );
}
