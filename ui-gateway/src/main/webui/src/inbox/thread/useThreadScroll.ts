import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { MessageView } from "../../api/types";

const nearBottom = 80;
const nearTop = 120;

/**
 * Keeps a thread where its reader wants it: at the newest message while they are at the bottom, in place when earlier messages are
 * put above, and with a count of what arrived below while they read further up. Whoever comes for a certain message is led to it.
 */
export function useThreadScroll(
  messages: readonly MessageView[],
  outgoing: number,
  found: number | undefined,
  loadEarlier: () => void,
) {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const atBottom = useRef(true);
  const top = useRef(0);
  const before = useRef<{ first: string | undefined; height: number }>({ first: undefined, height: 0 });
  const [newBelow, setNewBelow] = useState(0);
  const seen = useRef<number>(-1);
  const first = messages[0]?.id;
  const newest = messages.at(-1);
  const sending = useRef(outgoing);
  const led = useRef<number>(undefined);
  const oldestSeq = messages[0]?.seq;

  // Earlier pages are fetched until the wanted message is among them, or there are no more.
  useEffect(() => {
    if (found !== undefined && led.current !== found && oldestSeq !== undefined && oldestSeq > found) loadEarlier();
  });

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    if (outgoing > sending.current) atBottom.current = true;
    sending.current = outgoing;
    if (found !== undefined && led.current !== found) {
      atBottom.current = false;
      const target = element.querySelector(`[data-seq="${found}"]`);
      if (!target) {
        // It was deleted since.
        if (oldestSeq !== undefined && oldestSeq <= found) led.current = found;
        return;
      }
      led.current = found;
      before.current = { first, height: element.scrollHeight };
      target.scrollIntoView({ block: "center" });
      return;
    }
    const sentSince = newest?.direction === "outbound" && seen.current >= 0 && newest.seq > seen.current;
    if (atBottom.current || sentSince) {
      atBottom.current = true;
      element.scrollTop = element.scrollHeight;
    } else if (before.current.first !== first) {
      element.scrollTop += element.scrollHeight - before.current.height;
    }
    before.current = { first, height: element.scrollHeight };
  }, [messages, first, newest, oldestSeq, outgoing, found]);

  useEffect(() => {
    if (atBottom.current) {
      seen.current = newest?.seq ?? seen.current;
      setNewBelow(0);
    } else {
      setNewBelow(messages.filter((message) => message.seq > seen.current && message.direction === "inbound").length);
    }
  }, [messages, newest]);

  // An image that has loaded, a status line that has grown, a window made smaller: whoever is at the bottom stays there.
  useEffect(() => {
    const element = scroller.current;
    const inner = content.current;
    if (!element || !inner) return;
    const observer = new ResizeObserver(() => {
      if (atBottom.current) element.scrollTop = element.scrollHeight;
      before.current = { ...before.current, height: element.scrollHeight };
    });
    observer.observe(element);
    observer.observe(inner);
    return () => observer.disconnect();
  }, []);

  return {
    scroller,
    content,
    newBelow,
    onScroll() {
      const element = scroller.current;
      if (!element) return;
      // Only whoever scrolls up leaves the bottom: growth below (an image that loads) may come before its own observer is told.
      if (element.scrollHeight - element.scrollTop - element.clientHeight < nearBottom) atBottom.current = true;
      else if (element.scrollTop < top.current) atBottom.current = false;
      top.current = element.scrollTop;
      if (atBottom.current && newest) {
        seen.current = newest.seq;
        setNewBelow(0);
      }
      if (element.scrollTop < nearTop && element.scrollHeight > element.clientHeight) loadEarlier();
    },
    toBottom() {
      scroller.current?.scrollTo({ top: scroller.current.scrollHeight, behavior: "smooth" });
    },
  };
}
