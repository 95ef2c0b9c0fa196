declare module '*.css';
declare module 'virtual:antd.css';

/** Revision of the contract this page was built with; put in by the build. */
declare const CONTRACT_REVISION: string;
