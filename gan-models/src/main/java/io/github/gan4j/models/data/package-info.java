/**
 * Where training samples come from. {@code Datasets.open} recognises a file or folder and calls its
 * reader: IDX, CIFAR-10, npy and npz, images in a folder or a zip file; {@code ArrayDataset} holds
 * what the caller has made; {@code Ring}, {@code Grid}, {@code SwissRoll} and {@code StackedMnist}
 * draw toy data as it is read; {@code Parts} and {@code Subset} are views. {@code Batches} gives a {@code Dataset} in an order fixed by its seed,
 * so that a training can be repeated and resumed. Readers check what they read: sizes before memory
 * is reserved for them, and a {@code DataException} names the broken file.
 */
@NullMarked
package io.github.gan4j.models.data;

import org.jspecify.annotations.NullMarked;
