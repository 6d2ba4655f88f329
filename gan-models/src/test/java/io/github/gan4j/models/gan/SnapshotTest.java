package io.github.gan4j.models.gan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.gan4j.core.optim.ReduceOnPlateau;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SnapshotTest {

  /** Takes a snapshot after step 3 and goes back to it after step {@code back}. */
  private static final class GoBack implements TrainingListener {
    final long back;
    final List<Map<String, List<Float>>> numbers = new ArrayList<>();
    final Map<String, float[]> moments = new LinkedHashMap<>();
    Snapshot snapshot;
    float rateFactor;

    GoBack(long back) {
      this.back = back;
    }

    @Override
    public void onStep(Training t) {
      if (t.step() == 3) {
        snapshot = Snapshot.of(t);
        rateFactor = t.optimizers().get("g.generator").rateFactor();
        moments.putAll(moments(t));
      }
      if (t.step() == back) {
        // the plateau has lowered the rate since; going back takes that back as well
        assertNotEquals(rateFactor, t.optimizers().get("g.generator").rateFactor());
        snapshot.restore();
        assertEquals(3, t.optimizers().get("g.generator").steps());
        assertEquals(rateFactor, t.optimizers().get("g.generator").rateFactor());
        moments(t).forEach((name, values) -> assertArrayEquals(moments.get(name), values, name));
      }
      numbers.add(ToyGan.numbers(t.gan()));
      numbers
          .get(numbers.size() - 1)
          .put("average", List.of(t.gan().sampler().params().data()[0]));
    }

    private static Map<String, float[]> moments(Training t) {
      Map<String, float[]> all = new LinkedHashMap<>();
      t.optimizers()
          .forEach((net, state) ->
              state.tensors().forEach((name, values) -> all.put(net + name, values.toArray())));
      return all;
    }
  }

  private static GoBack train(long back) {
    Gan gan = ToyGan.builder().ema(0.9f).plateau(ReduceOnPlateau.of(0.5f, 0)).build();
    GoBack listener = new GoBack(back);
    new GanTrainer(Plan.steps(12).batch(32).seed(5)).listen(listener).fit(gan, ToyGan.data(32));
    return listener;
  }

  @Test
  void brings_back_every_bit_and_the_optimisers() {
    GoBack went = train(10);
    assertEquals(3, went.snapshot.step());
    assertEquals(went.numbers.get(2), went.numbers.get(9));
  }

  @Test
  void goes_on_otherwise_than_before_but_the_same_way_each_time() {
    GoBack went = train(10);
    assertNotEquals(went.numbers.get(3), went.numbers.get(10), "step 11 is not step 4 again");
    assertEquals(went.numbers, train(10).numbers);
  }
}
