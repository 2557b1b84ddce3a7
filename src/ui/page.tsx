import { type ReactNode, useEffect, useRef } from 'react';
import { Link } from './link.tsx';

export type Crumb = { label: string; to: string };

type PageProps = {
  title: string;
  /** Where this page stands: `线索 /` before the title. */
  breadcrumbs?: readonly Crumb[];
  /** Beside the title: a Tag, a date. */
  tag?: ReactNode;
  /** On the right; the main one last, as a primary button. */
  actions?: ReactNode;
  /** Under the title row: filters, tabs. */
  toolbar?: ReactNode;
  /** The page takes exactly the window's height and its content scrolls inside (lists, boards). */
  fill?: boolean;
  children: ReactNode;
};

/** A page: its name at the top, its acts on the right. Sets the document's title and takes the focus when it opens. */
export function Page({ title, breadcrumbs = [], tag, actions, toolbar, fill = false, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = title;
  }, [title]);
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className={fill ? 'y-page y-page-fill' : 'y-page'}>
      <header className="y-page-head">
        <div className="y-page-title">
          {breadcrumbs.length > 0 && (
            <nav className="y-crumbs">
              {breadcrumbs.map((crumb) => (
                <span key={crumb.to}>
                  <Link to={crumb.to}>{crumb.label}</Link>
                  <span aria-hidden> / </span>
                </span>
              ))}
            </nav>
          )}
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {tag}
        </div>
        {actions && <div className="y-page-actions">{actions}</div>}
      </header>
      {toolbar && <div className="y-page-toolbar">{toolbar}</div>}
      {children}
    </div>
  );
}
