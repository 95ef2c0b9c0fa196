import type { Handlers } from '../context.ts';
import { reportForm, takeForm } from '../services/workbook/read-form.ts';
import { writeFillInForm } from '../services/workbook/write-form.ts';

export const workbookHandlers: Pick<Handlers, 'workbook.write' | 'workbook.read' | 'workbook.take'> = {
  'workbook.write': (input, context) => writeFillInForm(input, context),
  'workbook.read': (input, context) => reportForm(input, context),
  'workbook.take': (input, context) => takeForm(input, context),
};
