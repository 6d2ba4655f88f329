package io.github.gan4j.core.kernel;

import io.github.gan4j.core.shape.ConvShape;

/**
 * One axis of a phase of an input gradient. Input pixels whose place + pad leave the same remainder by the stride meet the same
 * taps of the window: pixel {@code first + j stride} meets tap {@code phase + t stride} at output {@code origin + taps - 1 + j -
 * t}.
 *
 * @param count pixels
 */
record Phase(int phase, int first, int count, int taps, int origin) {

  /** The phase of lines that meet tap {@code phase} of the window's. */
  static Phase vertical(ConvShape s, int phase) {
    return of(s.h(), s.kH(), s.pad(), s.stride(), phase);
  }

  /** The phase of columns that meet tap {@code phase} of the window's. */
  static Phase horizontal(ConvShape s, int phase) {
    return of(s.w(), s.kW(), s.pad(), s.stride(), phase);
  }

  private static Phase of(int size, int kernel, int pad, int stride, int phase) {
    int first = Math.floorMod(phase - pad, stride);
    int taps = every(kernel - phase, stride);
    int origin = (first + pad - phase) / stride - (taps - 1);
    return new Phase(phase, first, every(size - first, stride), taps, origin);
  }

  private static int every(int n, int stride) {
    return n <= 0 ? 0 : (n + stride - 1) / stride;
  }
}
