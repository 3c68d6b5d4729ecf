// Two short tones, made here and never fetched. Loaded when the first is wanted.
const kTones = [660, 880]; // hertz
const kApart = 0.22, kLong = 0.7, kLoud = 0.2;

let audio;

export function chime() {
  // Nobody has pressed anything on this page yet: a page does not make noise by itself.
  if (navigator.userActivation && !navigator.userActivation.hasBeenActive) return;
  audio ??= new AudioContext();
  audio.resume();
  kTones.forEach((hertz, i) => {
    const from = audio.currentTime + i * kApart;
    const tone = new OscillatorNode(audio, { frequency: hertz });
    const loudness = new GainNode(audio, { gain: 0 });
    loudness.gain.setValueAtTime(0, from);
    loudness.gain.linearRampToValueAtTime(kLoud, from + 0.02);
    loudness.gain.exponentialRampToValueAtTime(0.001, from + kLong);
    tone.connect(loudness).connect(audio.destination);
    tone.start(from);
    tone.stop(from + kLong);
  });
}
