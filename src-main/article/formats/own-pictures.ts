import type { Asset } from '../cleaned';

/** Pictures that a container held, as pictures from inside the file: they come from no companion of it. */
export function ownPictures(assets: readonly Asset[], companions: ReadonlySet<string>): Asset[] {
  const byName = new Map<string, Asset>();
  for (const asset of assets) {
    const own = asset.from === null || !companions.has(asset.from) ? { ...asset, from: null } : asset;
    const key = `${own.name}\n${own.from ?? ''}`;
    if (!byName.has(key)) byName.set(key, own);
  }
  return [...byName.values()];
}
