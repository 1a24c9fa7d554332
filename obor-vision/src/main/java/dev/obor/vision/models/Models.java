package dev.obor.vision.models;

import dev.obor.base.Arguments;
import dev.obor.base.ValueError;
import dev.obor.nn.Module;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// All models by torchvision's names.
///
/// ```java
/// Module model = Models.getModel("mobilenet_v3_small", o -> o.numClasses(5));
/// ```
public final class Models {
    /// Makes one model.
    @FunctionalInterface
    private interface Maker {
        Module make(Consumer<? super ModelOptions<?>> options);
    }

    private static final Map<String, Maker> ALL = new LinkedHashMap<>();

    static {
        put("resnet18", o -> ResNet.resnet18(o::accept));
        put("resnet34", o -> ResNet.resnet34(o::accept));
        put("resnet50", o -> ResNet.resnet50(o::accept));
        put("resnet101", o -> ResNet.resnet101(o::accept));
        put("resnet152", o -> ResNet.resnet152(o::accept));
        put("resnext50_32x4d", o -> ResNet.resnext50_32x4d(o::accept));
        put("resnext101_32x8d", o -> ResNet.resnext101_32x8d(o::accept));
        put("resnext101_64x4d", o -> ResNet.resnext101_64x4d(o::accept));
        put("wide_resnet50_2", o -> ResNet.wideResnet50_2(o::accept));
        put("wide_resnet101_2", o -> ResNet.wideResnet101_2(o::accept));
        put("vgg11", o -> VGG.vgg11(o::accept));
        put("vgg11_bn", o -> VGG.vgg11Bn(o::accept));
        put("vgg13", o -> VGG.vgg13(o::accept));
        put("vgg13_bn", o -> VGG.vgg13Bn(o::accept));
        put("vgg16", o -> VGG.vgg16(o::accept));
        put("vgg16_bn", o -> VGG.vgg16Bn(o::accept));
        put("vgg19", o -> VGG.vgg19(o::accept));
        put("vgg19_bn", o -> VGG.vgg19Bn(o::accept));
        put("alexnet", o -> AlexNet.alexnet(o::accept));
        put("squeezenet1_0", o -> SqueezeNet.squeezenet1_0(o::accept));
        put("squeezenet1_1", o -> SqueezeNet.squeezenet1_1(o::accept));
        put("mobilenet_v2", o -> MobileNetV2.mobilenetV2(o::accept));
        put("mobilenet_v3_large", o -> MobileNetV3.mobilenetV3Large(o::accept));
        put("mobilenet_v3_small", o -> MobileNetV3.mobilenetV3Small(o::accept));
        put("efficientnet_b0", o -> EfficientNet.efficientnetB0(o::accept));
        put("efficientnet_b1", o -> EfficientNet.efficientnetB1(o::accept));
        put("efficientnet_b2", o -> EfficientNet.efficientnetB2(o::accept));
        put("efficientnet_b3", o -> EfficientNet.efficientnetB3(o::accept));
        put("efficientnet_b4", o -> EfficientNet.efficientnetB4(o::accept));
        put("efficientnet_b5", o -> EfficientNet.efficientnetB5(o::accept));
        put("efficientnet_b6", o -> EfficientNet.efficientnetB6(o::accept));
        put("efficientnet_b7", o -> EfficientNet.efficientnetB7(o::accept));
        put("efficientnet_v2_s", o -> EfficientNet.efficientnetV2S(o::accept));
        put("efficientnet_v2_m", o -> EfficientNet.efficientnetV2M(o::accept));
        put("efficientnet_v2_l", o -> EfficientNet.efficientnetV2L(o::accept));
        put("densenet121", o -> DenseNet.densenet121(o::accept));
        put("densenet161", o -> DenseNet.densenet161(o::accept));
        put("densenet169", o -> DenseNet.densenet169(o::accept));
        put("densenet201", o -> DenseNet.densenet201(o::accept));
        put("convnext_tiny", o -> ConvNeXt.convnextTiny(o::accept));
        put("convnext_small", o -> ConvNeXt.convnextSmall(o::accept));
        put("convnext_base", o -> ConvNeXt.convnextBase(o::accept));
        put("convnext_large", o -> ConvNeXt.convnextLarge(o::accept));
        put("vit_b_16", o -> VisionTransformer.vitB16(o::accept));
        put("vit_b_32", o -> VisionTransformer.vitB32(o::accept));
        put("vit_l_16", o -> VisionTransformer.vitL16(o::accept));
        put("vit_l_32", o -> VisionTransformer.vitL32(o::accept));
        put("vit_h_14", o -> VisionTransformer.vitH14(o::accept));
        put("swin_t", o -> SwinTransformer.swinT(o::accept));
        put("swin_s", o -> SwinTransformer.swinS(o::accept));
        put("swin_b", o -> SwinTransformer.swinB(o::accept));
        put("swin_v2_t", o -> SwinTransformer.swinV2T(o::accept));
        put("swin_v2_s", o -> SwinTransformer.swinV2S(o::accept));
        put("swin_v2_b", o -> SwinTransformer.swinV2B(o::accept));
        put("googlenet", o -> GoogLeNet.googlenet(o::accept));
        put("inception_v3", o -> Inception3.inceptionV3(o::accept));
        put("unet", o -> UNet.unet(o::accept));
    }

    private Models() {}

    private static void put(String name, Maker maker) {
        ALL.put(name, maker);
    }

    /// The names of all models.
    public static List<String> listModels() {
        return List.copyOf(ALL.keySet());
    }

    /// The model of a name, torchvision's `get_model`.
    ///
    /// @throws ValueError if there is none
    public static Module getModel(String name) {
        return getModel(name, o -> {});
    }

    /// The model of a name, with the options that all have.
    ///
    /// @throws ValueError if there is none
    public static Module getModel(String name, Consumer<? super ModelOptions<?>> options) {
        Arguments.given(options, "options");
        Maker maker = ALL.get(Arguments.given(name, "name"));
        if (maker == null) {
            throw new ValueError(
                    "Unknown model " + name, "There are " + String.join(", ", ALL.keySet()) + ".");
        }
        return maker.make(options);
    }
}
