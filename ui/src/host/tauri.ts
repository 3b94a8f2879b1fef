import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import { getCurrentWebview } from "@tauri-apps/api/webview";
import { asProblem, type Host, topicOf, type WindowName } from "./host";

/** The product's host: Tauri's IPC, events, and the image scheme that the shell registers. */
export function tauriHost(window: WindowName): Host {
  // WebView2 serves own schemes as subdomains of localhost; WebKit takes them as they are.
  const images = navigator.userAgent.includes("Windows") ? "http://sample.localhost/" : "sample://localhost/";
  return {
    window,
    covers: true,
    async call(name, request) {
      try {
        return await invoke(name, { request });
      } catch (thrown) {
        throw asProblem(thrown);
      }
    },
    onTopic(heard) {
      const listening = listen("topic", (event) => heard(topicOf(event.payload)));
      return () => void listening.then((stop) => stop());
    },
    enlarge: (percent) => void getCurrentWebview().setZoom(percent / 100).catch(() => undefined),
    imageUrl: (path) => images + path,
  };
}
