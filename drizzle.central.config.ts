import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'postgresql',
  schema: './central/store/schema.ts',
  out: './migrations/central',
  casing: 'snake_case',
});
