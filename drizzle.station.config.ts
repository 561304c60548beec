import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'sqlite',
  schema: './station/store/schema.ts',
  out: './migrations/station',
  casing: 'snake_case',
});
