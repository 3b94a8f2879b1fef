let fetchable = true;

/** A decoded picture. */
export type Picture = ImageBitmap | HTMLImageElement;

/** Decoded away from the page's own thread where the host lets its frames be fetched; as an image element otherwise. */
export async function latest(address: string, now: number): Promise<Picture | undefined> {
  const fresh = `${address}${address.includes("?") ? "&" : "?"}at=${Math.round(now)}`;
  if (fetchable) {
    try {
      const answer = await fetch(fresh, { cache: "no-store" });
      if (!answer.ok) return undefined;
      return await createImageBitmap(await answer.blob());
    } catch {
      fetchable = false;
    }
  }
  const image = new Image();
  image.src = fresh;
  try {
    await image.decode();
    return image;
  } catch {
    return undefined;
  }
}
