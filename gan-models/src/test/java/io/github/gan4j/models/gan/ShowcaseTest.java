package io.github.gan4j.models.gan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gan4j.core.layer.Layer;
import io.github.gan4j.core.optim.Adam;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.loss.NonSaturating;
import io.github.gan4j.models.net.Net;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShowcaseTest {

  private static Gan gan(Latent latent, int classes) {
    Net mirror = Net.of("mirror", Rng.of(1), p -> (Layer) (x, pass) -> x);
    return Gan.builder("mirror")
        .generator(mirror)
        .discriminator(mirror)
        .latent(latent)
        .classes(classes)
        .loss(new NonSaturating())
        .optimizer(Adam.of(1))
        .build();
  }

  private static double norm(Tensor x, int row) {
    return Math.sqrt(x.slice(0, row, row + 1).square().sum().item());
  }

  @Test
  void anArcKeepsTheNormAndALineDoesNot() {
    Tensor a = Tensor.of(new float[] {3, 0, 1, 2}, 2, 2);
    Tensor b = Tensor.of(new float[] {0, 3, 1, 2}, 2, 2);
    Tensor arc = Interpolation.SPHERICAL.between(a, b, 0.5);
    Tensor line = Interpolation.LINEAR.between(a, b, 0.5);
    assertEquals(3, norm(arc, 0), 1e-6);
    assertEquals(3 / Math.sqrt(2), norm(line, 0), 1e-6);
    // equal ends have no angle between them
    assertArrayEquals(new float[] {1, 2}, arc.slice(0, 1, 2).toArray(), 1e-6f);
    assertArrayEquals(a.toArray(), Interpolation.SPHERICAL.between(a, b, 0).toArray(), 1e-6f);
    assertArrayEquals(b.toArray(), Interpolation.SPHERICAL.between(a, b, 1).toArray(), 1e-6f);
    double third = Interpolation.SPHERICAL.between(a, b, 1 / 3.0).toArray()[1];
    assertEquals(3 * Math.sin(Math.PI / 6), third, 1e-6);
  }

  @Test
  void classesAndCategoriesHaveARowEach() {
    Showcase classes = Showcase.of(gan(Latent.normal(2), 3), Rng.of(1));
    assertEquals(8, classes.columns());
    assertArrayEquals(new int[] {24, 2}, classes.z().shape());
    assertEquals(1, classes.y().labels()[8]);
    CodedLatent latent = new CodedLatent(Latent.normal(2), 3, 1);
    Showcase codes = Showcase.of(gan(latent, 0), Rng.of(1));
    int[] category = latent.category(codes.z());
    for (int i = 0; i < 24; i++) {
      assertEquals(i / 8, category[i]);
    }
    assertArrayEquals(
        new int[] {64, 2}, Showcase.of(gan(Latent.normal(2), 0), Rng.of(1)).z().shape());
  }

  @Test
  void aRowOfAnInterpolationGoesFromOneLatentToAnotherAndKeepsItsCode() {
    CodedLatent latent = new CodedLatent(Latent.normal(2), 3, 1);
    Showcase shown = Showcase.interpolation(gan(latent, 0), Interpolation.LINEAR, Rng.of(1));
    assertEquals(10, shown.columns());
    float[] z = shown.z().toArray();
    for (int row = 0; row < 8; row++) {
      for (int column = 0; column < 10; column++) {
        int at = (row * 10 + column) * 6;
        int first = row * 10 * 6;
        int last = first + 9 * 6;
        for (int i = 0; i < 2; i++) {
          assertEquals(z[first + i] + column / 9f * (z[last + i] - z[first + i]), z[at + i], 1e-5);
        }
        for (int i = 2; i < 6; i++) {
          assertEquals(z[first + i], z[at + i]);
        }
      }
    }
  }

  @Test
  void aRowOfATraversalChangesOneCode() {
    CodedLatent latent = new CodedLatent(Latent.normal(2), 3, 2);
    Gan gan = gan(latent, 0);
    Showcase second = Showcase.traversal(gan, 2, Rng.of(1));
    float[] codes = latent.continuous(second.z()).toArray();
    assertEquals(codes[0], codes[2 * 9]);
    assertEquals(-2, codes[1]);
    assertEquals(2, codes[2 * 9 + 1]);
    Showcase category = Showcase.traversal(gan, 0, Rng.of(1));
    assertEquals(3, category.columns());
    assertArrayEquals(new int[] {0, 1, 2, 0}, latent.category(category.z().slice(0, 0, 4)));
    assertEquals(
        "Showcase: 'mirror' has no code 3. Its codes are 0, the category, to 2.",
        assertThrows(IllegalArgumentException.class, () -> Showcase.traversal(gan, 3, Rng.of(1)))
            .getMessage());
    assertEquals(
        "Showcase: 'mirror' has no code 1. Only InfoGANs have codes.",
        assertThrows(
                IllegalArgumentException.class,
                () -> Showcase.traversal(gan(Latent.normal(2), 0), 1, Rng.of(1)))
            .getMessage());
  }

  @Test
  void aWalkComesHomeWithoutJumps() {
    List<Showcase> walk =
        Showcase.walk(gan(Latent.normal(20), 0), Interpolation.SPHERICAL, 4, 40, Rng.of(1));
    assertEquals(40, walk.size());
    for (int i = 0; i < 40; i++) {
      Tensor here = walk.get(i).z();
      Tensor next = walk.get((i + 1) % 40).z();
      double step = Math.sqrt(next.sub(here).square().mean().item());
      // a tenth of a quarter circle of latents whose values have variance 1
      assertEquals(Math.PI / 20, step, 0.03, "frame " + i);
    }
  }
}
