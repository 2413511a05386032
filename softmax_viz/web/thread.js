// The thread between the stage and the other live parts of a page. On each of its frames
// the stage says what it shows; whoever follows repaints in that frame. Who drives lends
// the stage a hand: it moves the logits as a finger on the stage would, undo included.
const SHOWS = "softmax-viz:shows";
const DRIVES = "softmax-viz:drives";

const thread = {
  // The stage: tell what is shown, {names, z, t, p, truth}. p is softmax(z / t).
  tell(shown) {
    window.softmaxVizShown = shown;
    window.dispatchEvent(new CustomEvent(SHOWS, { detail: shown }));
  },

  // A follower: paint(shown) now, if anything is shown, and then on each frame of the
  // stage, for as long as `root` is on the page.
  follow(root, paint) {
    const host = root.host ?? root;
    const hear = ({ detail }) => {
      if (host.isConnected) paint(detail);
      else window.removeEventListener(SHOWS, hear);
    };
    window.addEventListener(SHOWS, hear);
    if (window.softmaxVizShown) paint(window.softmaxVizShown);
  },

  // A driver: phase is "begin", "move" with the new {z} or {t}, then "end". One drag is
  // one change to undo. `moved` is the class that the sentence is about, or null.
  drive(phase, change = {}, moved = null) {
    window.dispatchEvent(new CustomEvent(DRIVES, { detail: { phase, change, moved } }));
  },

  // The stage: act(phase, change, moved) when someone drives.
  heed(root, act) {
    const host = root.host ?? root;
    const hear = ({ detail }) => {
      if (host.isConnected) act(detail.phase, detail.change, detail.moved);
      else window.removeEventListener(DRIVES, hear);
    };
    window.addEventListener(DRIVES, hear);
  },
};
