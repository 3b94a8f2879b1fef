import { asProblem, type Host, topicOf, unreachable, type WindowName } from "./host";

/** The tests' host: the same operations over HTTP on loopback, with the token that the page's address carries. */
export function httpHost(window: WindowName): Host {
  const given = new URLSearchParams(location.search || location.hash.replace(/^#/, "?"));
  const token = given.get("token") ?? "";
  const query = `token=${encodeURIComponent(token)}&window=${window}`;
  return {
    window,
    covers: false,
    async call(name, request) {
      const answer = await fetch(`/operation/${name}?window=${window}`, {
        method: "POST",
        headers: {
          "Content-Type": "application/json",
          Authorization: `Bearer ${token}`,
        },
        body: JSON.stringify(request),
      }).catch(() => {
        throw unreachable();
      });
      const body: unknown = await answer.json().catch(() => null);
      if (!answer.ok) throw asProblem(body);
      return body as never;
    },
    onTopic(heard) {
      const source = new EventSource(`/topics?${query}`);
      source.onmessage = (event: MessageEvent<string>) => {
        let payload: unknown = event.data;
        try {
          payload = JSON.parse(event.data);
        } catch {
          // A bare word is the topic itself.
        }
        heard(topicOf(payload));
      };
      return () => source.close();
    },
    // The page's own zoom is as near as a page comes to that of its window.
    enlarge(percent) {
      document.documentElement.style.zoom = percent === 100 ? "" : String(percent / 100);
    },
    imageUrl: (path) => `/image/${path}${path.includes("?") ? "&" : "?"}${query}`,
  };
}
