package dev.obor.text;

import dev.obor.io.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Small files of tokenizers, to be damaged: a few tokens, and every component that is read. One is
/// read in tens of microseconds, one of the usual size in a thousand.
///
/// Components are written with `'` in place of `"`.
final class TokenizerSeeds {
    private static final String BPE =
            "'type':'BPE','vocab':{'h':0,'e':1,'l':2,'o':3,'he':4,'ll':5,'hell':6,'<unk>':7,'\u0120':8,"
                    + "'lo':9,'<0xC3>':10},'merges':";

    private static final List<String> MODELS =
            List.of(
                    "{" + BPE + "['h e','l l','he ll','l o'],'unk_token':'<unk>','fuse_unk':true}",
                    "{" + BPE + "[['h','e'],['l','l'],['he','ll']],'byte_fallback':true}",
                    "{" + BPE + "['h e'],'ignore_merges':true,'dropout':null,'unk_token':'<unk>'}",
                    "{'type':'BPE','vocab':{'h':0,'e</w>':1,'##e':2,'h##e':3,'he</w>':4,'he':5},"
                            + "'merges':['h e</w>'],'end_of_word_suffix':'</w>',"
                            + "'continuing_subword_prefix':''}",
                    "{'type':'BPE','vocab':{'h':0,'##e':1,'he':2,'##l':3,'hel':4},"
                            + "'merges':['h ##e','he ##l'],'continuing_subword_prefix':'##'}",
                    "{'type':'WordPiece','unk_token':'<unk>','continuing_subword_prefix':'##',"
                            + "'max_input_chars_per_word':20,"
                            + "'vocab':{'<unk>':0,'he':1,'##l':2,'##lo':3,'world':4,'12':5,'.':6}}",
                    "{'type':'Unigram','unk_id':0,'byte_fallback':false,"
                            + "'vocab':[['<unk>',0.0],['\u2581',-1.0],['h',-2.5],['e',-2.5],['l',-3.0],"
                            + "['o',-3.0],['hello',-1.5],['\u2581hello',-1.0]]}",
                    "{'type':'Unigram','unk_id':0,'byte_fallback':true,"
                            + "'vocab':[['<unk>',0.0],['<0xC3>',-1.0],['<0xAF>',-1.0],['h',-2.5]]}",
                    "{'type':'WordLevel','unk_token':'<unk>','vocab':{'<unk>':0,'hello':1,'there':2}}",
                    "{'vocab':{'<unk>':0,'hello':1},'unk_token':'<unk>','max_input_chars_per_word':9}");

    private static final List<String> NORMALIZERS =
            List.of(
                    "null",
                    "{'type':'NFC'}",
                    "{'type':'NFKC'}",
                    "{'type':'Sequence','normalizers':[{'type':'NFD'},{'type':'StripAccents'},"
                            + "{'type':'Lowercase'}]}",
                    "{'type':'Sequence','normalizers':[{'type':'NFKD'},{'type':'Strip',"
                            + "'strip_left':true,'strip_right':true}]}",
                    "{'type':'BertNormalizer','clean_text':true,'handle_chinese_chars':true,"
                            + "'strip_accents':null,'lowercase':true}",
                    "{'type':'BertNormalizer','clean_text':false,'handle_chinese_chars':true,"
                            + "'strip_accents':true,'lowercase':false}",
                    "{'type':'Sequence','normalizers':[{'type':'Prepend','prepend':'\u2581'},"
                            + "{'type':'Replace','pattern':{'String':' '},'content':'\u2581'}]}",
                    "{'type':'Replace','pattern':{'Regex':' {2,}'},'content':' '}",
                    "{'type':'ByteLevel'}");

    private static final List<String> PRE_TOKENIZERS =
            List.of(
                    "null",
                    "{'type':'BertPreTokenizer'}",
                    "{'type':'ByteLevel','add_prefix_space':true,'trim_offsets':true,'use_regex':true}",
                    "{'type':'ByteLevel','add_prefix_space':false,'use_regex':false}",
                    "{'type':'Whitespace'}",
                    "{'type':'Sequence','pretokenizers':[{'type':'WhitespaceSplit'},"
                            + "{'type':'Digits','individual_digits':true},{'type':'Punctuation',"
                            + "'behavior':'Contiguous'}]}",
                    "{'type':'Metaspace','replacement':'\u2581','prepend_scheme':'always','split':true}",
                    "{'type':'Metaspace','replacement':'\u2581','prepend_scheme':'first','split':false}",
                    "{'type':'Metaspace','replacement':'\u2581','add_prefix_space':true}",
                    "{'type':'Split','pattern':{'Regex':'l+|(?i:th)'},'behavior':'Isolated',"
                            + "'invert':false}",
                    "{'type':'Split','pattern':{'String':'l'},'behavior':'MergedWithPrevious'}",
                    "{'type':'Split','pattern':{'String':'e'},'behavior':'MergedWithNext'}",
                    "{'type':'Split','pattern':{'String':' '},'behavior':'Removed','invert':false}",
                    "{'type':'Sequence','pretokenizers':[{'type':'Digits'},{'type':'Punctuation'}]}",
                    "{'type':'Split','pattern':{'Regex':'[^\\\\s]+'},'behavior':'Removed','invert':true}");

    private static final List<String> POST_PROCESSORS =
            List.of(
                    "null",
                    "{'type':'ByteLevel','add_prefix_space':true,'trim_offsets':true}",
                    "{'type':'BertProcessing','sep':['<s>',20],'cls':['</s>',21]}",
                    "{'type':'RobertaProcessing','sep':['<s>',20],'cls':['</s>',21],"
                            + "'trim_offsets':true,'add_prefix_space':true}",
                    "{'type':'TemplateProcessing','single':[{'SpecialToken':{'id':'<s>','type_id':0}},"
                            + "{'Sequence':{'id':'A','type_id':0}}],'pair':[{'Sequence':{'id':'A',"
                            + "'type_id':0}},{'SpecialToken':{'id':'<s>','type_id':0}},{'Sequence':"
                            + "{'id':'B','type_id':1}}],'special_tokens':{'<s>':{'id':'<s>','ids':[20],"
                            + "'tokens':['<s>']}}}",
                    "{'type':'Sequence','processors':[{'type':'ByteLevel','trim_offsets':false},"
                            + "{'type':'TemplateProcessing','single':[{'Sequence':{'id':'A','type_id':0}}],"
                            + "'pair':[{'Sequence':{'id':'B','type_id':1}},{'Sequence':{'id':'A',"
                            + "'type_id':0}}],'special_tokens':{}}]}");

    private static final List<String> DECODERS =
            List.of(
                    "null",
                    "{'type':'ByteLevel'}",
                    "{'type':'WordPiece','prefix':'##','cleanup':true}",
                    "{'type':'Metaspace','replacement':'\u2581','prepend_scheme':'always'}",
                    "{'type':'BPEDecoder','suffix':'</w>'}",
                    "{'type':'Sequence','decoders':[{'type':'Replace','pattern':{'String':'\u2581'},"
                            + "'content':' '},{'type':'ByteFallback'},{'type':'Fuse'},{'type':'Strip',"
                            + "'content':' ','start':1,'stop':0}]}");

    private static final List<String> LIMITS =
            List.of(
                    "null,'padding':null",
                    "{'direction':'Right','max_length':8,'strategy':'LongestFirst','stride':0},"
                            + "'padding':{'strategy':{'Fixed':12},'direction':'Right',"
                            + "'pad_to_multiple_of':null,'pad_id':0,'pad_type_id':0,'pad_token':'<s>'}",
                    "{'direction':'Left','max_length':90,'strategy':'OnlyFirst','stride':1},"
                            + "'padding':{'strategy':'BatchLongest','direction':'Left',"
                            + "'pad_to_multiple_of':4,'pad_id':0,'pad_type_id':0,'pad_token':'<s>'}",
                    "{'max_length':90,'strategy':'OnlySecond','stride':0},'padding':null");

    private static final String ADDED =
            "[{'id':20,'content':'<s>','single_word':false,'lstrip':false,'rstrip':false,"
                    + "'normalized':false,'special':true},{'id':21,'content':'</s>','single_word':false,"
                    + "'lstrip':true,'rstrip':true,'normalized':true,'special':true},{'id':22,"
                    + "'content':'World','single_word':true,'lstrip':false,'rstrip':false,"
                    + "'normalized':true,'special':false}]";

    private TokenizerSeeds() {}

    /// Each component is in some of them.
    static List<byte[]> all() {
        List<byte[]> all = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String text =
                    "{'version':'1.0','truncation':"
                            + LIMITS.get(i % LIMITS.size())
                            + ",'added_tokens':"
                            + (i % 5 == 4 ? "[]" : ADDED)
                            + ",'normalizer':"
                            + NORMALIZERS.get(i / 6)
                            + ",'pre_tokenizer':"
                            + PRE_TOKENIZERS.get(i % PRE_TOKENIZERS.size())
                            + ",'post_processor':"
                            + POST_PROCESSORS.get(i % POST_PROCESSORS.size())
                            + ",'decoder':"
                            + DECODERS.get((i + i / 6) % DECODERS.size())
                            + ",'model':"
                            + MODELS.get(i % MODELS.size())
                            + "}";
            Object tree = Json.parse(text.replace('\'', '"'));
            all.add(Json.write(tree).getBytes(StandardCharsets.UTF_8));
        }
        return all;
    }
}
