package io.github.gan4j.models.gan;

import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Shaping;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.net.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Latents to look at, in the order of a picture.
 *
 * @param z the latents [N, size], rows of the picture one after the other
 * @param y the classes they are for
 * @param columns latents in a row of the picture
 */
public record Showcase(Tensor z, Condition y, int columns) {

  private static final int SIDE = 8;

  /** Points of the plane take little room. */
  private static final int POINTS = 1000;

  /** Steps of a way, or values of a code, across a picture. */
  private static final int ACROSS = 10;

  /** A row for each class where there are classes or a categorical code, and otherwise a square. */
  public static Showcase of(Gan gan, Rng rng) {
    if (gan.classes() > 0) {
      Tensor z = gan.latent().sample(gan.classes() * SIDE, rng);
      return new Showcase(z, Condition.rows(gan.classes(), SIDE), SIDE);
    }
    if (gan.latent() instanceof CodedLatent coded) {
      Condition rows = Condition.rows(coded.categories(), SIDE);
      return new Showcase(coded.sample(rows, rng), Condition.none(), SIDE);
    }
    return new Showcase(gan.latent().sample(SIDE * SIDE, rng), Condition.none(), SIDE);
  }

  /** Many latents at once, for samples that are points of a picture. */
  public static Showcase points(Gan gan, Rng rng) {
    Tensor z = gan.latent().sample(POINTS, rng);
    return new Showcase(z, Condition.cycle(POINTS, gan.classes()), POINTS);
  }

  /** In each row the way from one latent to another; classes and codes stay as they are in a row. */
  public static Showcase interpolation(Gan gan, Interpolation way, Rng rng) {
    Ends ends = Ends.of(gan, SIDE, rng);
    List<Tensor> columns = IntStream.range(0, ACROSS)
        .mapToObj(i -> ends.at(way, (double) i / (ACROSS - 1)))
        .toList();
    Condition y = Condition.cycle(SIDE, gan.classes()).repeated(ACROSS);
    return new Showcase(rows(columns), y, ACROSS);
  }

  /**
   * In each row another latent, with one of its codes going through its values: the categories for
   * code 0, and -2 to 2 for the continuous codes, which are counted from 1.
   *
   * @throws IllegalArgumentException if the GAN has no such code
   */
  public static Showcase traversal(Gan gan, int code, Rng rng) {
    if (!(gan.latent() instanceof CodedLatent latent) || code < 0 || code > latent.continuous()) {
      throw new IllegalArgumentException("Showcase: '%s' has no code %d. %s"
          .formatted(
              gan.name(),
              code,
              gan.latent() instanceof CodedLatent coded
                  ? "Its codes are 0, the category, to " + coded.continuous() + "."
                  : "Only InfoGANs have codes."));
    }
    Condition category = Condition.cycle(SIDE, latent.categories());
    Tensor z = latent.sample(category, rng);
    int across = code == 0 ? latent.categories() : ACROSS;
    List<Tensor> columns = new ArrayList<>();
    for (int i = 0; i < across; i++) {
      columns.add(
          code == 0
              ? latent.withCategory(z, i)
              : latent.withContinuous(z, code - 1, -2 + 4f * i / (across - 1)));
    }
    return new Showcase(rows(columns), Condition.none(), across);
  }

  /**
   * The frames of a walk: a square of latents, each of which goes through several others and back to
   * where it began, the same way in each frame.
   */
  public static List<Showcase> walk(Gan gan, Interpolation way, int stops, int frames, Rng rng) {
    List<Ends> legs = new ArrayList<>();
    Ends leg = Ends.of(gan, SIDE * SIDE, rng);
    Tensor home = leg.from();
    for (int i = 0; i < stops; i++) {
      legs.add(leg);
      boolean isLast = i + 2 >= stops;
      Tensor next = isLast ? home : Ends.of(gan, SIDE * SIDE, rng).to();
      leg = new Ends(leg.to(), next, leg.fixed());
    }
    List<Showcase> walk = new ArrayList<>();
    Condition y = Condition.cycle(SIDE * SIDE, gan.classes());
    for (int i = 0; i < frames; i++) {
      double at = (double) i * stops / frames;
      walk.add(new Showcase(legs.get((int) at).at(way, at - (int) at), y, SIDE));
    }
    return walk;
  }

  /** Rows of a picture from its columns [rows, size]. */
  private static Tensor rows(List<Tensor> columns) {
    Tensor first = columns.get(0);
    int rows = first.size(0);
    int size = first.size(1);
    return Shaping.concat(1, columns).reshape(rows * columns.size(), size);
  }

  /** The ends of ways: noise, and codes that do not change along them. */
  private record Ends(Tensor from, Tensor to, Tensor fixed) {

    static Ends of(Gan gan, int count, Rng rng) {
      Tensor a = gan.latent().sample(count, rng.split());
      Tensor b = gan.latent().sample(count, rng.split());
      int noise = gan.latent() instanceof CodedLatent coded ? coded.noise().size() : a.size(1);
      return new Ends(a.slice(1, 0, noise), b.slice(1, 0, noise), a.slice(1, noise, a.size(1)));
    }

    Tensor at(Interpolation way, double t) {
      Tensor noise = way.between(from, to, t);
      return fixed.size(1) == 0 ? noise : Shaping.concat(1, noise, fixed);
    }
  }
}
