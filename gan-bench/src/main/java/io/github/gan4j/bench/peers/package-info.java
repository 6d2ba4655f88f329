/**
 * Whole training steps of gan4j beside those of peers, alternating in one run; {@code gan-bench/peers} starts it. {@link
 * io.github.gan4j.bench.peers.Peers} is the program, {@link io.github.gan4j.bench.peers.Comparison} the course of events
 * for one net, {@link io.github.gan4j.bench.peers.SideProcess} a side in a process of its own, so that its peak memory is
 * its own and thread pools do not fight, and {@link io.github.gan4j.bench.peers.Result} what is written down.
 */
@NullMarked
package io.github.gan4j.bench.peers;

import org.jspecify.annotations.NullMarked;
