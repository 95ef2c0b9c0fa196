import { useState, type DragEvent } from 'react';

export type Where = 'before' | 'inside' | 'after';

const DRAGGED = 'text/x-jieping-indicator';

/** The part of the row that the pointer is over; nothing can be put inside an item. */
function placeIn(element: Element, y: number, leaf: boolean): Where {
  const { top, height } = element.getBoundingClientRect();
  const part = (y - top) / height;
  if (leaf) return part < 0.5 ? 'before' : 'after';
  return part < 0.3 ? 'before' : part > 0.7 ? 'after' : 'inside';
}

/** A row that can be dragged onto others of its kind, and shows where it would go. */
export function useDropPlace(row: {
  readonly code: string;
  readonly leaf: boolean;
  readonly onDrop: (code: string, where: Where) => void;
}) {
  const [over, setOver] = useState<Where | null>(null);
  return {
    over,
    handlers: {
      draggable: true,
      onDragStart: (event: DragEvent) => {
        event.dataTransfer.setData(DRAGGED, row.code);
        event.dataTransfer.effectAllowed = 'move';
      },
      onDragOver: (event: DragEvent) => {
        if (!event.dataTransfer.types.includes(DRAGGED)) return;
        event.preventDefault();
        setOver(placeIn(event.currentTarget, event.clientY, row.leaf));
      },
      onDragLeave: () => {
        setOver(null);
      },
      onDrop: (event: DragEvent) => {
        event.preventDefault();
        setOver(null);
        row.onDrop(event.dataTransfer.getData(DRAGGED), placeIn(event.currentTarget, event.clientY, row.leaf));
      },
    },
  };
}
