import * as electron from 'electron';
import { startDaybook } from './daybook.ts';

startDaybook(electron, { args: process.argv.slice(1), folder: import.meta.dirname });
