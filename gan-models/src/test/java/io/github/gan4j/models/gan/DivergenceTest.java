package io.github.gan4j.models.gan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gan4j.core.optim.Adam;
import io.github.gan4j.core.optim.Sgd;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.net.Net;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** NaN and infinity end a training, or are mended, before they reach a parameter. */
class DivergenceTest {

  private static final long BROKEN = 3;

  /** Its loss is finite in every step, but the gradient of one step is not: that of a root at 0. */
  private static Gan brokenGradient() {
    Net net = ToyGan.generator(1);
    Phase phase = Phase.of("g", net, Adam.of(0.1f), c -> {
      Tensor loss = c.fake().square().mean();
      return c.step() + 1 == BROKEN ? loss.add(c.fake().mul(0).square().sum().sqrt()) : loss;
    });
    return new Gan("broken", net, Latent.normal(2), List.of(phase));
  }

  private static GanTrainer trainer(Gan gan, List<Map<String, List<Float>>> steps) {
    return new GanTrainer(Plan.steps(5).batch(32).seed(5)).listen(new TrainingListener() {
      @Override
      public void onStep(Training t) {
        steps.add(ToyGan.numbers(gan));
      }
    });
  }

  @Test
  void a_gradient_that_is_NaN_ends_the_training_before_a_weight_changes() {
    Gan gan = brokenGradient();
    List<Map<String, List<Float>>> steps = new ArrayList<>();
    DivergedException e =
        assertThrows(DivergedException.class, () -> trainer(gan, steps).fit(gan, ToyGan.data(64)));
    String message = e.getMessage();
    assertTrue(
        message.startsWith(
            "GanTrainer: the gradient of 'generator.hidden.weight' has a value that is NaN or infinite at step 3, where g_loss is "),
        message);
    assertTrue(message.contains(" Largest gradient before it: 'generator."), message);
    assertEquals(BROKEN - 1, steps.size());
    assertEquals(steps.get(1), ToyGan.numbers(gan));
  }

  @Test
  void a_first_gradient_has_none_before_it() {
    Net net = ToyGan.generator(1);
    Phase phase =
        Phase.of("g", net, Sgd.of(1f), c -> c.fake().mul(0).square().sum().sqrt());
    Gan gan = new Gan("broken", net, Latent.normal(2), List.of(phase));
    DivergedException e = assertThrows(
        DivergedException.class, () -> trainer(gan, new ArrayList<>()).fit(gan, ToyGan.data(64)));
    assertFalse(e.getMessage().contains("Largest"), e.getMessage());
  }

  @Test
  void goes_on_with_the_next_step_if_a_listener_mends_it() {
    Gan gan = brokenGradient();
    List<Long> told = new ArrayList<>();
    List<Map<String, List<Float>>> steps = new ArrayList<>();
    Training training = trainer(gan, steps)
        .listen(new TrainingListener() {
          @Override
          public boolean onDiverged(Training t, DivergedException cause) {
            told.add(t.step());
            return true;
          }
        })
        .fit(gan, ToyGan.data(64));
    assertEquals(List.of(BROKEN - 1), told);
    assertEquals(5, training.step());
    assertEquals(steps.get(1), steps.get(2), "the broken step changed nothing");
    assertFalse(steps.get(2).equals(steps.get(3)));
  }

  @Test
  void norms_are_those_of_the_gradients() {
    Net net = ToyGan.generator(1);
    // the gradient of 3 sum(w) is 3 for every weight
    Phase phase = Phase.of(
        "g",
        net,
        Sgd.of(0.01f),
        c -> net.params().tensors().stream()
            .map(w -> w.sum().mul(3))
            .reduce(Tensor::add)
            .orElseThrow());
    Gan gan = new Gan("linear", net, Latent.normal(2), List.of(phase));
    Training training = trainer(gan, new ArrayList<>()).fit(gan, ToyGan.data(64));
    double expected = 3 * Math.sqrt(net.params().count());
    assertEquals(expected, training.metrics().get("g_grad_norm"), 1e-5 * expected);
  }
}
