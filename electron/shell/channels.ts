/** The two names that preload and main share; it imports nothing, so that both bundles can hold it. */
export const CALL_CHANNEL = 'jieping:call';
export const EVENT_CHANNEL = 'jieping:event';
