import Button from 'antd/es/button';
import Popover from 'antd/es/popover';
import { useState } from 'react';
import { Icon } from '../../../../ui/icons.tsx';
import { usePhone } from '../../../../ui/use-phone.ts';
import { api } from '../../../../web/api/client.ts';
import { useText } from '../text.ts';

type ExportMenuProps = { query: { filter?: string; q?: string }; sort: string; fields: string };

const formats = ['xlsx', 'csv'] as const;

/** What the list selects, as a file: the columns on screen, or all that is known. */
export function ExportMenu({ query, sort, fields }: ExportMenuProps) {
  const text = useText();
  const phone = usePhone();
  const [open, setOpen] = useState(false);
  const link = (format: (typeof formats)[number], shown: boolean) => (
    <a
      key={`${format}${shown}`}
      className="y-menuitem"
      download
      href={api.lead.export.url({ query: { ...query, sort, format, ...(shown && { fields }) } })}
      onClick={() => setOpen(false)}
    >
      {text(shown ? 'web.list.exportShown' : 'web.list.exportAll', {
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
      <Button aria-label={text('web.list.export')}>
        <Icon name="download" /> {!phone && text('web.list.export')}
      </Button>
    </Popover>
  );
}
