import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as zlib from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const brotli = promisify(zlib.brotliCompress);
const gzip = promisify<zlib.InputType, zlib.ZlibOptions, Buffer>(zlib.gzip);

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

/** Every script, style and drawing also as .br and .gz beside it, made once here instead of at every request. */
function compressedSiblings(): Plugin {
  return {
    name: 'compressed-siblings',
    apply: 'build',
    async writeBundle(options, bundle) {
      const folder = options.dir ?? at('dist/web');
      const files = Object.keys(bundle).filter((name) => /\.(js|css|svg)$/.test(name));
      await Promise.all(
        files.map(async (name) => {
          const file = join(folder, name);
          const content = await readFile(file);
          await writeFile(`${file}.br`, await brotli(content));
          await writeFile(`${file}.gz`, await gzip(content, { level: 9 }));
        }),
      );
    },
  };
}

export default defineConfig({
  root: at('src/web'),
  plugins: [stylesWithoutElements(), react(), compressedSiblings()],
  server: {
    // The server's /api, but not our own modules in src/web/api.
    proxy: {
      '^/api/(?!.*\\.ts)': {
        target: `http://127.0.0.1:${process.env.PORT ?? 3000}`,
        // The server compares Origin and Host: both must stay the page's own.
        changeOrigin: false,
      },
    },
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
    // The charts alone are this large; they load with the page that shows one, and whoever starts the system can do nothing about it.
    chunkSizeWarningLimit: 600,
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
