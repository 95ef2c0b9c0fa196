import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import { overlays } from './overlays.ts';

/** Detail at the right edge, above the page that stays where it is. Escape closes it. */
export function SideDrawer(props: {
  readonly title: string;
  readonly open: boolean;
  readonly wide?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  return (
    <Drawer
      title={props.title}
      open={props.open}
      size={props.wide === true ? 720 : 480}
      onClose={props.onClose}
      getContainer={overlays}
      destroyOnHidden
      classNames={{ body: 'drawer-body' }}
    >
      {/* The part that scrolls can be focused, so that it scrolls by keyboard where it holds only text. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="drawer-scroll" role="region" aria-label={props.title} tabIndex={0}>
        {props.children}
      </div>
    </Drawer>
  );
}
