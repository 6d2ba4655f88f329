package io.github.gan4j.core.optim;

import io.github.gan4j.core.param.Parameter;
import java.util.ArrayList;
import java.util.List;

/**
 * A run of weights of one parameter, from its weight {@code from} on.
 *
 * @param parameter its place in the list of the net's parameters
 */
record Segment(int parameter, int from, int n) {

  /** Weights of a chunk: enough to be worth handing to another thread. */
  static final int CHUNK = 1 << 15;

  /**
   * Cuts a net into chunks of {@link #CHUNK} weights, the last one shorter, for one loop over all of them. A chunk holds
   * the end of one parameter, the start of another and many small ones between, as it comes.
   */
  static List<List<Segment>> chunks(List<Parameter> parameters) {
    List<List<Segment>> chunks = new ArrayList<>();
    int room = 0;
    for (int i = 0; i < parameters.size(); i++) {
      int size = parameters.get(i).size();
      int n;
      for (int from = 0; from < size; from += n) {
        if (room == 0) {
          chunks.add(new ArrayList<>());
          room = CHUNK;
        }
        n = Math.min(room, size - from);
        chunks.get(chunks.size() - 1).add(new Segment(i, from, n));
        room -= n;
      }
    }
    return chunks;
  }
}
