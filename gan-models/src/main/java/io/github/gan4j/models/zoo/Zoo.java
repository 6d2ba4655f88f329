package io.github.gan4j.models.zoo;

import io.github.gan4j.core.io.Names;
import java.util.List;

/** All ready-made GANs. */
public final class Zoo {

  private static final List<ZooModel<?>> MODELS = List.of(
      OriginalGan.MODEL,
      OriginalGan.BATCH_NORM,
      ConvGan.MODEL,
      Cgan.MODEL,
      ConditionalGan.MLP,
      ConditionalGan.CONV,
      MiniDcgan.MODEL,
      Dcgan.MODEL_28,
      Dcgan.MODEL_64,
      WganMlp.CLIPPED,
      WganConv.MODEL,
      WganMlp.PENALISED,
      WganGp.MODEL_28,
      WganGpResnet.MODEL,
      WganGpToy.MODEL,
      Lsgan.MODEL_28,
      Lsgan.MODEL_64,
      InfoGan.MODEL,
      InfoGan.MLP,
      InfoGan.CONV,
      InfoWgan.MODEL,
      Began.MODEL_32,
      Began.MODEL_64,
      Acgan.MODEL,
      ClassifierGan.DCGAN,
      ClassifierGan.WGAN,
      Sngan.MODEL,
      SnganResnet.MODEL);

  private Zoo() {}

  public static List<ZooModel<?>> models() {
    return MODELS;
  }

  /**
   * The model of a name.
   *
   * @throws IllegalArgumentException if there is none; the message lists near names
   */
  public static ZooModel<?> find(String name) {
    for (ZooModel<?> model : MODELS) {
      if (model.name().equals(name)) {
        return model;
      }
    }
    List<String> names = MODELS.stream().map(ZooModel::name).toList();
    throw new IllegalArgumentException(
        "unknown model '%s'. Nearest: %s.".formatted(name, Names.nearest(name, names)));
  }
}
