import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * antd's styles go into constructed style sheets instead of <style> elements (see the file that stands in), so that the
 * Content-Security-Policy may be `style-src 'self'`.
 */
function stylesWithoutElements(): Plugin {
  const stand = at('src/ui/theme/adopted-styles.ts');
  return {
    name: 'styles-without-elements',
    enforce: 'pre',
    resolveId(source, importer) {
      const asked = source.endsWith('/Dom/dynamicCSS') || source.endsWith('/Dom/dynamicCSS.js');
      return asked && importer?.includes('node_modules') ? stand : null;
    },
  };
}

export default defineConfig({
  root: at('src/web'),
  plugins: [stylesWithoutElements(), react()],
  server: {
    // The server's /api, but not our own modules in src/web/api.
    proxy: { '^/api/(?!.*\\.ts)': `http://127.0.0.1:${process.env.PORT ?? 3000}` },
    fs: { allow: [at('.')] },
  },
  optimizeDeps: { rolldownOptions: { plugins: [stylesWithoutElements()] } },
  build: {
    outDir: at('dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 3 },
            { name: 'tanstack', test: /node_modules[\\/]@tanstack[\\/]/, priority: 2 },
          ],
        },
      },
    },
  },
});
