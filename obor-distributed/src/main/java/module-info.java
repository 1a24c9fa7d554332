/// Training in several processes or threads: what `torch.distributed` is to PyTorch.
module dev.obor.distributed {
    requires transitive dev.obor;
    requires static org.jspecify;

    exports dev.obor.distributed;
}
