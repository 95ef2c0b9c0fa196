import { Component, type ReactNode } from 'react';
import { withTranslation, type WithTranslation } from 'react-i18next';

interface Props extends WithTranslation<'frame'> {
  readonly children: ReactNode;
}

class Boundary extends Component<Props, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <div className="page" role="alert">
        <h1>{this.props.t('broken.title')}</h1>
        <p>{this.props.t('broken.todo')}</p>
      </div>
    );
  }
}

/** A fault in one screen leaves the frame and the other screens usable; saved answers are not touched. */
export const ErrorBoundary = withTranslation('frame')(Boundary);
