import { expect, test, vi } from "vitest";
import { teachAria } from "../src/locale/aria";

test("what the combo box says by itself comes from our catalogs, in the language of the page", () => {
  const page = { documentElement: { lang: "vi" } };
  vi.stubGlobal("document", page);
  teachAria();
  const taught = Reflect.get(globalThis, Symbol.for("react-aria.i18n.strings")) as Record<string, Record<string, (said?: object) => string>>;
  const said = () => [
    taught["@react-aria/combobox"]?.countAnnouncement?.({ optionCount: 3 }),
    taught["@react-aria/combobox"]?.selectedAnnouncement?.({ optionText: "Kinh" }),
    taught["@react-aria/combobox"]?.buttonLabel?.(),
    taught["@react-aria/overlays"]?.dismiss?.(),
  ];
  expect(said()).toEqual(["3 mục khớp", "Kinh, đã chọn", "Mở danh sách", "Đóng"]);
  page.documentElement.lang = "en";
  expect(said()).toEqual(["3 entries match", "Kinh, chosen", "Open the list", "Close"]);
  // Every other part keeps words, or drawing it would throw.
  expect(Object.keys(taught)).toContain("@react-aria/searchfield");
});
