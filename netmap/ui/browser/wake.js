/**
 * After the connection was cut, the server may be a new one that knows nothing of this
 * page. Ask it for the whole page once, so that every part of it answers again.
 */

/** @type {WeakMap<ShadowRoot, MutationObserver>} */
const watching = new WeakMap();

/** @param {{ parentElement: ShadowRoot,
 *            setStateValue: (name: string, value: any) => void }} component */
export default function wake({ parentElement, setStateValue }) {
  watching.get(parentElement)?.disconnect();
  const app = document.querySelector("[data-testid=stApp]");
  if (!app) return undefined;
  const connected = () => app.getAttribute("data-test-connection-state") === "CONNECTED";
  let before = connected();
  const observer = new MutationObserver(() => {
    const now = connected();
    if (now && !before) setStateValue("woken", Date.now());
    before = now;
  });
  observer.observe(app, { attributeFilter: ["data-test-connection-state"] });
  watching.set(parentElement, observer);
  return () => observer.disconnect();
}
